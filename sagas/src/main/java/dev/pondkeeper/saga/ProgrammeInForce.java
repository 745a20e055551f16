package dev.pondkeeper.saga;

import dev.pondkeeper.kernel.programme.Programme;

/** The programme in force while a reaction decides whether there is anything to ask for, and those that were. */
@FunctionalInterface
public interface ProgrammeInForce {

    Programme get();

    /**
     * The programme under which a campaign began.
     *
     * @throws IllegalArgumentException if there never was this version
     */
    default Programme version(int version) {
        Programme inForce = get();
        if (inForce.version() == version) return inForce;
        throw new IllegalArgumentException("there is no version " + version + " of the programme");
    }
}
