package dev.pondkeeper.query.view;

/** The view is being rebuilt already. */
public final class RebuildRunning extends RuntimeException {

    private static final long serialVersionUID = 1L;

    RebuildRunning(String view) {
        super("the view " + view + " is being rebuilt already", null, false, false);
    }
}
