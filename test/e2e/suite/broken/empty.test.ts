/** Must turn the run red: no test at all. */

describe('a suite without tests', () => undefined);
