/** The operator's hand on the simulated LGO: JSON over HTTP on loopback. `/desk` is the wire of the driver `simulated`. */
import type { IncomingMessage, Server } from 'node:http';
import { z } from 'zod';
import { type Answer, ok, operatorServer, unknownAddress, withBody } from '../operator/operator-server.ts';
import { FaultsSchema, type LgoForm, ValuesSchema } from './form.ts';
import { KeysSchema, type VirtualDesk } from './virtual-desk.ts';

const ClipboardSchema = z.strictObject({ text: z.string().max(500) });
const PressSchema = z.strictObject({ keys: KeysSchema });

const done: Answer = { status: 204 };

export function createOperatorApi(form: LgoForm, desk: VirtualDesk): Server {
  return operatorServer('LGO simulé', (address, request) => {
    switch (address) {
      case 'GET /state':
        return ok(stateOf(form, desk));
      case 'POST /faults':
        return change(request, FaultsSchema.partial(), (faults) => Object.assign(form.faults, faults), form);
      case 'POST /values':
        return change(request, ValuesSchema.partial(), (values) => Object.assign(form.values, values), form);
      case 'POST /wipe':
        form.wipe();
        desk.clipboard = '';
        return done;
      case 'GET /desk/window':
        return ok(desk.front);
      case 'GET /desk/clipboard':
        return ok({ text: desk.clipboard });
      case 'POST /desk/clipboard':
        return change(request, ClipboardSchema, ({ text }) => Object.assign(desk, { clipboard: text }));
      case 'POST /desk/press':
        return change(request, PressSchema, ({ keys }) => desk.press(keys));
      default:
        return unknownAddress;
    }
  });
}

function stateOf(form: LgoForm, desk: VirtualDesk): unknown {
  const { values, faults, focused, validations, otherText, otherKeys } = form;
  return {
    simulated: true,
    values,
    faults,
    focused,
    validations,
    otherText,
    otherKeys,
    clipboard: desk.clipboard,
  };
}

function change<Body>(
  request: IncomingMessage,
  schema: z.ZodType<Body>,
  act: (body: Body) => unknown,
  form?: LgoForm,
): Promise<Answer> {
  return withBody(request, schema, (body) => {
    act(body);
    form?.changed();
    return done;
  });
}
