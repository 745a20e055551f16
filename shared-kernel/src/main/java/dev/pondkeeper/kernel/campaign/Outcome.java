package dev.pondkeeper.kernel.campaign;

/** How a run of a campaign ended (DOMAIN.md §3). */
public enum Outcome {
    /** The term was renewed. */
    RENEWED(true),
    /** Staff moved the term's end; another run reminds of the new one. */
    EXTENDED(false),
    CANCELLED(false),
    /** The grace is over. */
    LAPSED(false),
    /** No channel is left on which the customer wants to hear of it, calls included. */
    OPTED_OUT(false),
    /** Nobody worked the staff call in time. */
    CALL_OVERDUE(false),
    /** The customer bought before the campaign had anything to offer. */
    BOUGHT_UNASKED(false),
    /** The customer bought; for those who were held out, this is where their run ends. */
    BOUGHT(true),
    /** Bought on the last rung up, or let it pass. */
    LADDER_CLIMBED(true),
    /** The deepest coupon passed unused. */
    LADDER_EXHAUSTED(false),
    LIFETIME_CAP(false),
    /** The next rung would be deeper than the programme allows. */
    MARGIN_FLOOR(false),
    NO_PERSONAL_OFFERS(false),
    RESTRICTED(false),
    /** Points and coupon were given. */
    REWARDED(true),
    /** The referral is not rewarded, such as above the daily cap. */
    NOT_REWARDED(false),
    /** The order was paid back inside the return window. */
    REFUNDED(false),
    /** The referrer is the referee's no longer. */
    UNBOUND(false),
    /** The customer turned out to be somebody else, whose own runs go on. */
    MERGED(false),
    ERASED(false);

    private final boolean converted;

    Outcome(boolean converted) {
        this.converted = converted;
    }

    /** Whether the customer did what the campaign is for. */
    public boolean converted() {
        return converted;
    }
}
