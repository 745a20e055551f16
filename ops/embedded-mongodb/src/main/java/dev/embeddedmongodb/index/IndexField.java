package dev.embeddedmongodb.index;

import java.util.List;

/** One component of an index. */
public record IndexField(String path, List<String> steps, boolean ascending) {

    public IndexField(String path, boolean ascending) {
        this(path, List.of(path.split("\\.", -1)), ascending);
    }
}
