package dev.pondkeeper.saga.touch;

/**
 * A way by which touches leave the house; a bean of this type is all it takes to add one. Calls go over none: they stand on the
 * list of the staff.
 */
public interface TouchChannel {

    /** By which {@code pondkeeper.touch.channels} names it. */
    String name();

    /**
     * Sends, or says that it cannot. The same touch may come a second time after a crash: its id is the idempotency key.
     *
     * @throws RuntimeException if nobody can tell yet; it is then tried again
     */
    Delivery send(OutgoingTouch touch);
}
