package dev.pondkeeper.kernel;

/** A value broke its own rule. The message completes the sentence "this field …", for the caller to read. */
public final class InvalidValue extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    public InvalidValue(String message) {
        super(message);
    }
}
