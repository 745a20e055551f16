package dev.embeddedmongodb;

import java.util.List;

/**
 * What {@link EmbeddedMongo#check()} found.
 *
 * @param collections how many were looked at
 * @param documents how many were read, each with its checksum
 * @param indexEntries how many were found, each with its document
 * @param faults a sentence for each; empty when all is well
 */
public record CheckReport(long collections, long documents, long indexEntries, List<String> faults) {

    public CheckReport {
        faults = List.copyOf(faults);
    }

    public boolean isSound() {
        return faults.isEmpty();
    }
}
