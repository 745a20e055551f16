package dev.pondkeeper.command;

import dev.pondkeeper.kernel.programme.Programme;

/** The programme in force when a decision is taken, and those that were. */
@FunctionalInterface
public interface CurrentProgramme {

    Programme get();

    /**
     * The programme under which something began, such as a campaign.
     *
     * @throws IllegalArgumentException if there never was this version
     */
    default Programme version(int version) {
        Programme inForce = get();
        if (inForce.version() == version) return inForce;
        throw new IllegalArgumentException("there is no version " + version + " of the programme");
    }
}
