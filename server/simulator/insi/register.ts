/** Who answers to what was asked: none, one or several. Pure. */
import { type RegisteredPerson, register } from './people.ts';

export interface AskedTraits {
  birthName: string;
  givenNames: string;
  sex: string;
  birthDate: string;
  birthPlace: string | null;
}

/** Every given name asked for must be one of theirs, in any order (how the real service compares is not public). */
export function byTraits(asked: AskedTraits, people = register): RegisteredPerson[] {
  return people.filter(
    (person) =>
      person.birthName === asked.birthName &&
      person.sex === asked.sex &&
      person.birthDate === asked.birthDate &&
      asked.givenNames.split(' ').every((name) => person.givenNames.includes(name)) &&
      (asked.birthPlace === null || person.birthPlace === asked.birthPlace),
  );
}

export interface AskedCard {
  /** Thirteen characters each. */
  insured: string;
  own: string | null;
  birthDate: string;
  birthRank: string;
  birthName: string | null;
}

export function byCard(asked: AskedCard, people = register): RegisteredPerson[] {
  return people.filter(
    (person) =>
      (person.insured ?? person.matricule).startsWith(asked.insured) &&
      person.birthDate === asked.birthDate &&
      `${person.birthRank}` === asked.birthRank &&
      (asked.birthName === null || person.birthName === asked.birthName) &&
      (asked.own === null || bears(person, asked.own)),
  );
}

function bears({ matricule, former }: RegisteredPerson, number: string): boolean {
  return [matricule, ...former].some((each) => each.startsWith(number));
}
