package dev.pondkeeper.cli;

/** What the command was asked to do did not happen: the message is one sentence for the person, with what to do next. */
public final class Failure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public Failure(String sentence) {
        super(sentence);
    }

    public Failure(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
