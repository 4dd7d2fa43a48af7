/** The frame of every HL7 answer: who speaks, which message it answers, and whether it accepts. */
import { randomUUID } from 'node:crypto';
import type { XMLBuilder } from 'xmlbuilder2/lib/interfaces.js';
import type { Question } from '../reading/requests.ts';
import { ns, oid } from '../vocabulary.ts';

export interface AnswerFrame {
  interaction: string;
  question: Question;
  accepted: boolean;
  /** National name of the refusal. */
  detail?: string;
  reason: { code: string; displayName: string };
  now: Date;
  addAttentionLines?: (message: XMLBuilder) => void;
}

/** Adds the message and gives back its controlActProcess. */
export function addAnswer(parent: XMLBuilder, frame: AnswerFrame): XMLBuilder {
  const { interaction, reason } = frame;
  const message = parent.ele(ns.hl7, interaction, { ITSVersion: 'XML_1.0' });
  message.ele('id', { root: oid.answerId, extension: randomUUID() });
  message.ele('creationTime', { value: digits(frame.now) });
  message.ele('interactionId', { root: oid.interaction, extension: interaction });
  message.ele('processingCode', { code: 'P' });
  message.ele('processingModeCode', { code: 'T' });
  message.ele('acceptAckCode', { code: 'NE' });
  addDevice(message.ele('receiver', { typeCode: 'RCV' }), frame.question.id.root, 'CLIENT');
  addDevice(message.ele('sender', { typeCode: 'SND' }), oid.dmp, 'SIMULATEUR DMP');
  frame.addAttentionLines?.(message);
  addAcknowledgement(message, frame);
  const act = message.ele('controlActProcess', { classCode: 'CACT', moodCode: 'EVN' });
  act.ele('reasonCode', { ...reason, codeSystem: oid.reason });
  return act;
}

function addAcknowledgement(message: XMLBuilder, { accepted, question, detail }: AnswerFrame): void {
  const acknowledgement = message.ele('acknowledgement', { typeCode: accepted ? 'AA' : 'AE' });
  acknowledgement.ele('targetMessage').ele('id', question.id);
  if (detail === undefined) return;
  const element = acknowledgement.ele('acknowledgementDetail', { typeCode: 'E' });
  element.ele('code', { code: detail });
  element.ele('text').txt('SIMULATEUR');
}

function addDevice(party: XMLBuilder, root: string, name: string): void {
  const device = party.ele('device', { classCode: 'DEV', determinerCode: 'INSTANCE' });
  device.ele('id', { root });
  device.ele('softwareName').txt(name);
}

export function addCustodian(event: XMLBuilder): void {
  event
    .ele('custodian', { typeCode: 'CST' })
    .ele('assignedEntity', { classCode: 'ASSIGNED' })
    .ele('id', { root: oid.dmp });
}

/** AAAAMMJJHHMMSS, UTC. */
export function digits(instant: Date): string {
  return instant.toISOString().slice(0, 19).replace(/\D/g, '');
}
