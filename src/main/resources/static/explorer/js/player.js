// Plays a recording in the page.
import { credential } from './access.js';
import { directAddress, ownPath, Problem } from './api.js';
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
  let renewed = false;

  async function load(position) {
    const query = new URL(recording.href, location.href).searchParams;
    audio.src = await directAddress(ownPath(recording.href, 'recordings'), Object.fromEntries(query));
    audio.currentTime = position;
    if (atOnce || position > 0) {
      await audio.play().catch(() => {});
    }
  }

  // A ticket lasts some minutes: seeking after that needs a new one.
  audio.addEventListener('error', () => {
    if (credential() && !renewed && audio.currentTime > 0) {
      renewed = true;
      load(audio.currentTime).catch(tell);
    } else {
      tell(new Problem({ code: 'audio' }));
    }
  });
  audio.addEventListener('playing', () => {
    renewed = false;
  });

  const tell = (problem) => replace(fault, problemCard(problem));
  load(0).catch(tell);
  return h('div.player', null, audio, fault);
}
