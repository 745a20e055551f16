package dev.pondkeeper.query.view;

/** A change that an event asked for could not be made; nothing of its batch has been written. */
final class CannotTake extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final long position;

    /** @param position of the event */
    CannotTake(long position, RuntimeException cause) {
        super("the change of the event at " + position + " cannot be made", cause, false, false);
        this.position = position;
    }

    long position() {
        return position;
    }
}
