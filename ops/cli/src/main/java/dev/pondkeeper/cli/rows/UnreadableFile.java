package dev.pondkeeper.cli.rows;

import java.io.IOException;

/** The file is not of the format it was said to be, so that no row of it can be trusted. */
public final class UnreadableFile extends IOException {

    private static final long serialVersionUID = 1L;

    UnreadableFile(String sentence) {
        super(sentence);
    }
}
