package dev.pondkeeper.search;

import dev.pondkeeper.kernel.Command;
import java.time.Instant;

/** One step of a history. It is data, so that a history can be told, repeated and shortened. */
sealed interface Step {

    /** A caller asks. */
    record Send(Command command) implements Step {}

    /** Two servers decide at once: the second is recorded while the first is about to be. */
    record Race(Command slow, Command quick) implements Step {}

    /** Time passes; a command that happened later moves time too, so that a shortened history stays lawful. */
    record Wait(Instant until) implements Step {}

    /** One policy hears of so many more events; the others lag. */
    record React(int policy, int events) implements Step {}
}
