/** What a test's title ends with if it says the same again of a further screen, size or setting: it runs with tools/test --whole. */
export const whole = (again) => (again ? ' @whole' : '');
