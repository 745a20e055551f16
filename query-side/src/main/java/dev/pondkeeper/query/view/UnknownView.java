package dev.pondkeeper.query.view;

import java.util.List;

/** There is no view of that name; the message names those there are. */
public final class UnknownView extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnknownView(String name, List<String> known) {
        super("there is no view " + name + "; there are " + String.join(", ", known) + ", and all", null, false, false);
    }
}
