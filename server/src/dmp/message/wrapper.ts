/** The frame of every HL7 V3 request: who speaks to whom, which message, for which reason (dmp-protocol.md §5). */
import type { XMLBuilder } from 'xmlbuilder2/lib/interfaces.js';
import { dmpDevice, namespaces, oids, type Transaction } from '../vocabulary.ts';
import { hl7Time } from './hl7-time.ts';

export interface MessageFrame<Said = Transaction> {
  transaction: Said;
  /** UUID; the answer must name it. */
  messageId: string;
  software: { oid: string; name: string };
  mode: 'development' | 'production';
  now: Date;
}

/** The root of the message's `id`, which the answer repeats in targetMessage. */
export function messageIdRoot(softwareOid: string): string {
  return `${softwareOid}.1.1`;
}

/** Adds the message to the SOAP body and gives back its controlActProcess, for the transaction to fill. */
export function addMessage(body: XMLBuilder, frame: MessageFrame): XMLBuilder {
  const { interaction, reason } = frame.transaction;
  const message = body.ele(namespaces.hl7, interaction, { ITSVersion: 'XML_1.0' });
  message.ele('id', { root: messageIdRoot(frame.software.oid), extension: frame.messageId });
  message.ele('creationTime', { value: hl7Time(frame.now) });
  message.ele('interactionId', { root: oids.interaction, extension: interaction });
  message.ele('processingCode', { code: frame.mode === 'production' ? 'P' : 'D' });
  message.ele('processingModeCode', { code: 'T' });
  message.ele('acceptAckCode', { code: 'AL' });
  addDevice(message.ele('receiver', { typeCode: 'RCV' }), dmpDevice);
  addDevice(message.ele('sender', { typeCode: 'SND' }), frame.software);
  const act = message.ele('controlActProcess', { classCode: 'CACT', moodCode: 'EVN' });
  act.ele('reasonCode', { code: reason.code, codeSystem: oids.reason, displayName: reason.displayName });
  return act;
}

function addDevice(party: XMLBuilder, { oid, name }: { oid: string; name: string }): void {
  const device = party.ele('device', { classCode: 'DEV', determinerCode: 'INSTANCE' });
  device.ele('id', { root: oid });
  device.ele('softwareName').txt(name);
}
