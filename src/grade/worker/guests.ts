import { admit, type Guest, type Room } from "../session/guest.ts";

/**
 * Processes for submissions, one always started ahead: it gets ready while another one is at work. `seconds`: what one
 * may take at the most, of processor time and of the clock.
 */
export class Guests {
  private readonly room: Omit<Room, "limits">;
  private readonly seconds: number;
  private spare?: { guest: Guest; memory: number };

  constructor(room: Omit<Room, "limits">, seconds: number) {
    this.room = room;
    this.seconds = seconds;
  }

  /** A process that no submission has used, with so many bytes of memory. */
  take(memory: number): Guest {
    const ready = this.spare?.memory === memory ? this.spare.guest : this.start(memory);
    if (this.spare && this.spare.guest !== ready) this.spare.guest.stop();
    this.spare = { guest: this.start(memory), memory };
    return ready;
  }

  stop(): void {
    this.spare?.guest.stop();
  }

  private start(memory: number): Guest {
    return admit({ ...this.room, limits: { memory, cpu: this.seconds, wall: WAITING + this.seconds } });
  }
}

/** Seconds that one may have waited before it is used. */
const WAITING = 3_600;
