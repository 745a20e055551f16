package dev.pondkeeper.simulation;

/** Nobody is reached over a channel for a purpose to which they have not agreed by then. */
final class NothingWithoutConsent implements Check {

    @Override
    public void see(Happening event, CaseFile file) {
        CaseFile.TouchNote touch = file.sentBy(event);
        if (touch == null) return;
        String channel = CaseFile.channelOf(event);
        if (!file.person(touch.customer()).agreesTo(channel, touch.purpose())) {
            file.fault(event, "sent without consent to " + touch.purpose() + " by " + channel);
        }
    }
}
