package dev.pondkeeper.command;

import dev.pondkeeper.kernel.programme.Programme;

/** The programme in force when a decision is taken. */
@FunctionalInterface
public interface CurrentProgramme {

    Programme get();
}
