package dev.pondkeeper.query;

import dev.pondkeeper.kernel.programme.Programme;

/** Port: the programme in whose time zone days begin and end and whose currency an empty pond reports in. */
@FunctionalInterface
public interface ReportingProgramme {

    Programme current();
}
