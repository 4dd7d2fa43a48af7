/** Values that code may read and nothing may print by accident: not the log, not JSON, not an error, not a debugger. */
import { inspect } from 'node:util';

/**
 * The same object, which JSON.stringify and util.inspect (hence console and most loggers) now show as `shown`. Whoever
 * needs what it holds names the field. A copy by spread is an ordinary object again, and prints.
 */
export function unprintable<Value extends object>(value: Value, shown: object): Value {
  return Object.defineProperties(value, {
    toJSON: { value: () => shown },
    [inspect.custom]: { value: () => shown },
  });
}
