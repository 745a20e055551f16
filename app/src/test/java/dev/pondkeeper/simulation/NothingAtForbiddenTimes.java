package dev.pondkeeper.simulation;

import java.time.LocalDateTime;
import java.time.LocalTime;

/**
 * Nobody is reached in the brand's quiet hours, in their own, or on their days off, by the clock where they live. The hours of
 * marketing by SMS that the law leaves are those outside the brand's quiet hours.
 */
final class NothingAtForbiddenTimes implements Check {

    private static final LocalTime QUIET_FROM = LocalTime.of(22, 0);
    private static final LocalTime QUIET_TO = LocalTime.of(8, 0);

    @Override
    public void see(Happening event, CaseFile file) {
        CaseFile.TouchNote touch = file.sentBy(event);
        if (touch == null) return;
        Person person = file.person(touch.customer());
        LocalDateTime local = LocalDateTime.ofInstant(event.at(), person.zone());
        if (Person.lies(local.toLocalTime(), QUIET_FROM, QUIET_TO)) file.fault(event, "sent in quiet hours, " + local);
        if (person.wantsQuiet(local.toLocalTime())) file.fault(event, "sent in the customer's quiet hours, " + local);
        if (person.isOff(local.toLocalDate())) file.fault(event, "sent on a day off, " + local);
    }
}
