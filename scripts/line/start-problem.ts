/** Something that the person who starts the line can mend: its message is one French sentence that says how. */
export class StartProblem extends Error {
  override name = 'StartProblem';
}
