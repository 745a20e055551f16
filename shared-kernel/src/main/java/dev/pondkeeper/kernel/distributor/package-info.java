/** The distributor (分销员): the right to distribute, commission, and the wallet it is paid from. */
@NullMarked
package dev.pondkeeper.kernel.distributor;

import org.jspecify.annotations.NullMarked;
