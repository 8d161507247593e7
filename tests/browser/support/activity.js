// Whatever a page does of itself: frames, timers, long tasks, time of the processor. Watched from its first script on.

/** Before the page is opened. */
export const watchActivity = (page) => page.addInitScript(() => {
  const activity = { frames: 0, timers: 0, waiting: new Set(), draws: 0, long_tasks: [] };
  window.activity = activity;
  const { requestAnimationFrame: frame, setTimeout: later, clearTimeout: cancel, setInterval: repeat } = window;
  window.original_frame = frame.bind(window);
  window.requestAnimationFrame = (callback) => { activity.frames += 1; return frame.call(window, callback); };
  window.setTimeout = (callback, ...rest) => {
    activity.timers += 1;
    const id = later.call(window, (...values) => { activity.waiting.delete(id); callback(...values); }, ...rest);
    activity.waiting.add(id);
    return id;
  };
  window.clearTimeout = (id) => { activity.waiting.delete(id); cancel.call(window, id); };
  window.setInterval = (...values) => { activity.timers += 1; activity.waiting.add('interval'); return repeat.apply(window, values); };
  for (const name of ['drawElements', 'drawElementsInstanced']) {
    const draw = WebGL2RenderingContext.prototype[name];
    WebGL2RenderingContext.prototype[name] = function (...values) { activity.draws += 1; return draw.apply(this, values); };
  }
  new PerformanceObserver((list) => activity.long_tasks.push(...list.getEntries().map(({ duration }) => duration))).observe({ type: 'longtask' });
});

/** @returns {Promise<{frames: number, timers: number, waiting: number, draws: number}>} since the page was opened; `waiting`: timers that are to come */
export const activity = (page) => page.evaluate(() => {
  const { frames, timers, waiting, draws } = window.activity;
  return { frames, timers, waiting: waiting.size, draws };
});

/** Milliseconds that the page's main thread was at work so far. */
export async function taskMeter(page) {
  const protocol = await page.context().newCDPSession(page);
  await protocol.send('Performance.enable');
  return async () => {
    const { metrics } = await protocol.send('Performance.getMetrics');
    return metrics.find(({ name }) => name === 'TaskDuration').value * 1000;
  };
}
