package dev.pondkeeper.command.membership;

import dev.pondkeeper.kernel.Refusal;
import dev.pondkeeper.kernel.membership.ExtensionId;

/** The same extensionId twice is one extension, so it cannot have two lengths. */
final class ExtensionClash extends Refusal {

    private static final long serialVersionUID = 1L;

    ExtensionClash(ExtensionId extension, int days) {
        super("extension-clash", "Extension " + extension + " was recorded already, over " + days + " days.");
    }
}
