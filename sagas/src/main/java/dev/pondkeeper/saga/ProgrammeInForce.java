package dev.pondkeeper.saga;

import dev.pondkeeper.kernel.programme.Programme;

/** The programme in force while a reaction decides whether there is anything to ask for. */
@FunctionalInterface
public interface ProgrammeInForce {

    Programme get();
}
