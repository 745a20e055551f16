/** Measures the ledger beside its peers, interleaved in one run, and reports ratios with intervals. */
@NullMarked
package dev.pondkeeper.bench;

import org.jspecify.annotations.NullMarked;
