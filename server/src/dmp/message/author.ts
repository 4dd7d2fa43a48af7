/** Who signs the message: the professional and the structure, with names that are always there (note 617). */
import type { XMLBuilder } from 'xmlbuilder2/lib/interfaces.js';
import type { Role } from '../options.ts';
import { oids } from '../vocabulary.ts';

export interface Author {
  /** PS_IdNat. */
  id: string;
  family: string;
  given: string;
  role: Role;
  structure: { id: string; name: string };
}

export function addAuthor(request: XMLBuilder, author: Author): void {
  const entity = request.ele('author', { typeCode: 'AUT' }).ele('assignedEntity', { classCode: 'ASSIGNED' });
  entity.ele('id', { root: oids.professional, extension: author.id });
  entity.ele('code', { code: authorRoleCode(author.role), codeSystem: oids.authorRole });
  const person = entity.ele('assignedPerson', { classCode: 'PSN', determinerCode: 'INSTANCE' });
  const name = person.ele('name');
  name.ele('family').txt(authorName(author.family));
  name.ele('given').txt(authorName(author.given));
  addStructure(entity, author.structure);
}

function addStructure(entity: XMLBuilder, { id, name }: Author['structure']): void {
  const organization = entity.ele('representedOrganization', {
    classCode: 'ORG',
    determinerCode: 'INSTANCE',
  });
  organization.ele('id', { root: oids.structure, extension: id });
  organization.ele('name').txt(name);
  // The schema asks for it even when it is empty; an official sample that lacks it is invalid.
  organization.ele('contactParty', { classCode: 'CON' });
}

/** G15_21/A: profession, then its second code where there is one. */
function authorRoleCode({ profession, second }: Role): string {
  return second ? `G15_${profession}/${second}` : `G15_${profession}`;
}

/** Any character but letters, digits, apostrophe, hyphen and space becomes a hyphen (note 617). */
export function authorName(name: string): string {
  return name.replaceAll('’', "'").replace(/[^\p{L}\p{M}\p{N}' -]/gu, '-');
}
