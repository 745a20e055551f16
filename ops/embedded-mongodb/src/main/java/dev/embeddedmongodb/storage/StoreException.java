package dev.embeddedmongodb.storage;

/** A fault of the files themselves; its message is a sentence that an operator can act on. */
public class StoreException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public StoreException(String message) {
        super(message);
    }

    public StoreException(String message, Throwable cause) {
        super(message, cause);
    }

    /** What was stored is not what is read now: nothing is answered from it. */
    public static final class Damaged extends StoreException {

        private static final long serialVersionUID = 1L;

        public Damaged(String message) {
            super(message);
        }
    }

    /** The disk takes no more; reads go on, writes are refused until there is space. */
    public static final class DiskFull extends StoreException {

        private static final long serialVersionUID = 1L;

        public DiskFull(String message) {
            super(message);
        }

        DiskFull(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
