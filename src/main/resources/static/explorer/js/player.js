// Plays a recording in the page.
import { credential } from './access.js';
import { directAddress, ownPath, Problem, send } from './api.js';
import { h, replace } from './dom.js';
import { t } from './i18n.js';
import { problemCard } from './problem.js';

/**
 * A player with its own seek bar.
 * @param {{fileName: string, href: string}} recording
 * @param {boolean} atOnce whether it begins to play by itself
 */
export function player(recording, atOnce) {
  const audio = h('audio', { controls: true, preload: 'metadata', 'aria-label': t('recordingOf', { name: recording.fileName }) });
  const fault = h('div');
  const path = ownPath(recording.href, 'recordings');
  const query = Object.fromEntries(new URL(recording.href, location.href).searchParams);
  let renewed = false;

  async function load(position, plays) {
    const address = await directAddress(path, query);
    // The call may have been closed while the ticket was on its way.
    if (!audio.isConnected) {
      return;
    }
    audio.src = address;
    audio.currentTime = position;
    if (plays) {
      await audio.play().catch(() => {});
    }
  }

  // A ticket lasts some minutes: playing and seeking after that need a new one.
  audio.addEventListener('error', () => {
    if (credential() && !renewed && audio.readyState > 0) {
      renewed = true;
      load(audio.currentTime, !audio.paused).catch(tell);
    } else {
      why().catch(tell);
    }
  });
  ['playing', 'seeked'].forEach((name) => audio.addEventListener(name, () => {
    renewed = false;
  }));

  /** A player cannot tell why it has no sound; a request can. */
  async function why() {
    const answer = await send(path.slice(1), query, { headers: { Accept: '*/*', Range: 'bytes=0-0' } });
    answer.body.cancel();
    throw new Problem({ code: 'audio' });
  }

  const tell = (problem) => replace(fault, problemCard(problem));
  load(0, atOnce).catch(tell);
  return h('div.player', null, audio, fault);
}
