package dev.pondkeeper.query.view;

import org.axonframework.eventhandling.EventMessage;

/**
 * Where processors put events that they cannot take, so that everything else goes on. Events that have to be handled in order
 * are one sequence: behind a parked one, the later ones of its sequence are parked too. The app binds it.
 */
public interface Parking {

    /** What is parked of a processor while it works on one batch, or on one event that is tried again. */
    interface Lot {

        /** Whether the event has to wait behind one that is parked already. */
        boolean blocks(EventMessage<?> event);

        /** Parks an event that cannot be taken; durable when this returns. */
        void park(EventMessage<?> event, Throwable cause);

        /** Parks an event behind the one that its sequence waits for; durable when this returns. */
        void parkBehind(EventMessage<?> event);
    }

    /** Looks what is parked as a batch of the processor begins. */
    Lot lotOf(String processor);

    /** Forgets what is parked of a processor that is about to read everything again. */
    void clear(String processor);

    /** No parking: an event that cannot be taken stops its processor. */
    Parking NONE = new Parking() {
        @Override
        public Lot lotOf(String processor) {
            return new Lot() {
                @Override
                public boolean blocks(EventMessage<?> event) {
                    return false;
                }

                @Override
                public void park(EventMessage<?> event, Throwable cause) {
                    throw new IllegalStateException(processor + " cannot take " + event.getIdentifier(), cause);
                }

                @Override
                public void parkBehind(EventMessage<?> event) {
                    throw new IllegalStateException("nothing blocks " + event.getIdentifier());
                }
            };
        }

        @Override
        public void clear(String processor) {}
    };
}
