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

  async function load(position, plays) {
    const query = new URL(recording.href, location.href).searchParams;
    const address = await directAddress(ownPath(recording.href, 'recordings'), Object.fromEntries(query));
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
      tell(new Problem({ code: 'audio' }));
    }
  });
  audio.addEventListener('playing', () => {
    renewed = false;
  });

  const tell = (problem) => replace(fault, problemCard(problem));
  load(0, atOnce).catch(tell);
  return h('div.player', null, audio, fault);
}
