package dev.pondkeeper.saga.campaign;

import org.jspecify.annotations.Nullable;

/** The processor of the policies that begin runs; they are apart from the sagas so that an import passes them in batches. */
final class CampaignStarts {

    static final String NAME = "campaign-start";

    private CampaignStarts() {}

    /** Imported history never starts a campaign (DOMAIN.md §3). */
    static boolean isHistory(@Nullable String historical) {
        return "true".equals(historical);
    }
}
