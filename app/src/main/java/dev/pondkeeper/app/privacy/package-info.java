/** Keys, and what they close: personal fields in the ledger, names of identities. */
@NullMarked
package dev.pondkeeper.app.privacy;

import org.jspecify.annotations.NullMarked;
