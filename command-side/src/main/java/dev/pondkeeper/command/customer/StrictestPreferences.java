package dev.pondkeeper.command.customer;

import dev.pondkeeper.kernel.customer.CustomerEvent.Preferences;

/** How a person wants to be reached who has said so under two ids: left alone whenever one of them asks for it. */
final class StrictestPreferences {

    private StrictestPreferences() {}

    /** Of hours and channel, which cannot both hold, the survivor's own go first. */
    static Preferences of(Preferences survivor, Preferences merged) {
        boolean ownHours = survivor.quietFrom() != null;
        return new Preferences(
                survivor.preferredChannel() == null ? merged.preferredChannel() : survivor.preferredChannel(),
                ownHours ? survivor.quietFrom() : merged.quietFrom(),
                ownHours ? survivor.quietTo() : merged.quietTo(),
                new DayRuns(survivor.doNotDisturb())
                        .union(new DayRuns(merged.doNotDisturb()))
                        .runs(),
                survivor.noPersonalOffers() || merged.noPersonalOffers());
    }
}
