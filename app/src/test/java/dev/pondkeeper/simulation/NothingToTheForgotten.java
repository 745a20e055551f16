package dev.pondkeeper.simulation;

/** Nobody is reached who was erased, or while the processing of their data is restricted. */
final class NothingToTheForgotten implements Check {

    @Override
    public void see(Happening event, CaseFile file) {
        CaseFile.TouchNote touch = file.sentBy(event);
        if (touch == null) return;
        Person person = file.person(touch.customer());
        if (person.isErased()) file.fault(event, "sent to somebody who was erased");
        if (person.isRestricted()) file.fault(event, "sent to somebody whose processing is restricted");
    }
}
