/** The shapes of TD0.2, TD1.1, TD1.2, TD1.3 and TD1.4 (dmp-protocol.md §5 to §8), schema order. */
import { closedOnDemand, insTestOid, oid } from '../vocabulary.ts';
import { changedPerson, namedPerson, patientPerson, someone } from './person-shapes.ts';
import { anything, many, once, optional, type Shape, text } from './shape.ts';

const anyOid = /^[0-2](?:\.\d+)+$/;
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const time = /^\d{14}$/;
const insNumber = /^\d{5}(?:\d{2}|2[AB])\d{8}$/;
const organization = { classCode: 'ORG', determinerCode: 'INSTANCE' };

function device(name: string, typeCode: string, root: string | RegExp): Shape {
  const inside = [once('id', { root }), text('softwareName')];
  return once(name, { typeCode }, [once('device', { classCode: 'DEV', determinerCode: 'INSTANCE' }, inside)]);
}

function message(interaction: string, reason: string, act: Shape[]): Shape {
  return once(interaction, { ITSVersion: 'XML_1.0' }, [
    once('id', { root: anyOid, extension: uuid }),
    once('creationTime', { value: time }),
    once('interactionId', { root: oid.interaction, extension: interaction }),
    // A message that says P was meant for production: a simulator has no business answering it.
    once('processingCode', { code: 'D' }),
    once('processingModeCode', { code: 'T' }),
    once('acceptAckCode', { code: 'AL' }),
    device('receiver', 'RCV', oid.dmp),
    device('sender', 'SND', anyOid),
    anything('attentionLine'),
    once('controlActProcess', { classCode: 'CACT', moodCode: 'EVN' }, [
      once('reasonCode', { code: reason, codeSystem: oid.reason, displayName: /\S/ }),
      ...act,
    ]),
  ]);
}

const query = [
  once('queryByParameter', {}, [
    once('queryId', { root: anyOid, extension: uuid }),
    once('statusCode', { code: 'new' }),
    once('parameterList', {}, [
      anything('dataSource'),
      once('patientIdentifier', {}, [
        once('value', { root: insTestOid, extension: insNumber }),
        text('semanticsText', /^Patient\.id$/),
      ]),
    ]),
  ]),
];

/** TD0.2 and TD1.3a. */
export const findShape = message('PRPA_IN201307UV02', 'TEST_EXST', query);
export const readShape = message('PRPA_IN201307UV02', 'CNSLT_DATA', query);

const observation = once('subjectOf', { typeCode: 'SBJ' }, [
  once('administrativeObservation', { classCode: 'OBS', moodCode: 'EVN' }, [
    once('code', { code: /^[A-Z_]+$/, codeSystem: oid.observation, displayName: /\S/ }),
    optional(once('effectiveTime', { value: time })),
    once('value', { value: /^(?:true|false)$/ }),
  ]),
]);

const author = once('author', { typeCode: 'AUT' }, [
  once('assignedEntity', { classCode: 'ASSIGNED' }, [
    once('id', { root: oid.professional, extension: /\S/ }),
    once('code', { code: /^G15_\d\d(?:\/\S+)?$/, codeSystem: oid.authorRole }),
    // Note 617: names are mandatory, and hold nothing but letters, digits, apostrophe, hyphen and space.
    once('assignedPerson', someone, [
      once('name', {}, [
        text('family', /^[\p{L}\p{M}\p{N}' -]+$/u),
        text('given', /^[\p{L}\p{M}\p{N}' -]+$/u),
      ]),
    ]),
    once('representedOrganization', organization, [
      once('id', { root: oid.structure, extension: /\S/ }),
      text('name'),
      once('contactParty', { classCode: 'CON' }),
    ]),
  ]),
]);

/** `registered`: the status of the request, on which the sources differ for a closure. */
function registration(registered: string | RegExp, patient: Shape[]): Shape {
  return once('subject', { typeCode: 'SUBJ' }, [
    once('registrationRequest', { classCode: 'REG', moodCode: 'RQO' }, [
      once('statusCode', { code: registered }),
      optional(once('effectiveTime', { value: time })),
      once('subject1', { typeCode: 'SBJ' }, [once('patient', { classCode: 'PAT' }, patient)]),
      author,
    ]),
  ]);
}

function patient(status: string, content: Shape[]): Shape[] {
  return [
    once('id', { root: insTestOid, extension: insNumber }),
    once('statusCode', { code: status }),
    ...content,
  ];
}

export const createShape = message('PRPA_IN201311UV02', 'CREA_RD', [
  registration(
    'active',
    patient('active', [patientPerson, once('providerOrganization', organization), many(observation)]),
  ),
]);

export const reactivateShape = message('PRPA_IN201314UV02', 'REAC', [
  registration(
    'active',
    patient('active', [
      patientPerson,
      optional(once('providerOrganization', organization)),
      many(observation),
    ]),
  ),
]);

export const modifyShape = message('PRPA_IN201314UV02', 'MODIF_DATA', [
  registration('active', patient('active', [changedPerson, many(observation)])),
]);

export const terminateShape = message('PRPA_IN201314UV02', 'FERM', [
  registration(/^(?:active|completed|terminated)$/, patient('terminated', [namedPerson])),
  once('reasonOf', { typeCode: 'RSON' }, [
    once('detectedIssueEvent', { classCode: 'ALRT', moodCode: 'EVN' }, [
      once('code', { code: closedOnDemand, codeSystem: oid.closing }),
      text('text'),
    ]),
  ]),
]);
