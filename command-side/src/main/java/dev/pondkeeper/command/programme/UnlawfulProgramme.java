package dev.pondkeeper.command.programme;

import dev.pondkeeper.kernel.Refusal;
import java.util.List;

/** What the law or the document itself forbids is not put in force. */
public final class UnlawfulProgramme extends Refusal {

    private static final long serialVersionUID = 1L;

    /** @param reasons all of them, each beginning with the field */
    public UnlawfulProgramme(List<String> reasons) {
        super("unlawful-programme", "The programme cannot be in force: " + String.join("; ", reasons) + ".");
    }
}
