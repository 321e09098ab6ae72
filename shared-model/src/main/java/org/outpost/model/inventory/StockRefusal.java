// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.inventory;

import java.time.LocalDate;
import java.util.List;
import org.outpost.model.kernel.Refusal;

/// Why a movement can't stand, or must be looked at.
public sealed interface StockRefusal extends Refusal {
    /// Quantities are 1 to 1,000,000 at once.
    record QuantityOutOfRange(long quantity) implements StockRefusal {
        @Override
        public String code() {
            return "stock.quantity-out-of-range";
        }

        @Override
        public List<String> details() {
            return List.of(Long.toString(quantity));
        }
    }

    /// No medicine expires then.
    record ExpiryUnlikely(LocalDate expiry) implements StockRefusal {
        @Override
        public String code() {
            return "stock.expiry-unlikely";
        }

        @Override
        public List<String> details() {
            return List.of(expiry.toString());
        }
    }

    /// The store is another hospital's.
    record NotOurStore(String store) implements StockRefusal {
        @Override
        public String code() {
            return "stock.not-our-store";
        }

        @Override
        public List<String> details() {
            return List.of(store);
        }
    }

    /// A text or code in it is too long or holds what can't be printed.
    record BadText(String field) implements StockRefusal {
        @Override
        public String code() {
            return "stock.bad-text";
        }

        @Override
        public List<String> details() {
            return List.of(field);
        }
    }

    /// A transfer has 1 to 200 lines.
    record LinesOutOfRange(int lines) implements StockRefusal {
        @Override
        public String code() {
            return "stock.lines-out-of-range";
        }

        @Override
        public List<String> details() {
            return List.of(Integer.toString(lines));
        }
    }

    /// Two lines name one batch.
    record BatchTwice(String batch) implements StockRefusal {
        @Override
        public String code() {
            return "stock.batch-twice";
        }

        @Override
        public List<String> details() {
            return List.of(batch);
        }
    }

    /// Hospital and store of the receiver don't belong together, or it is the sender itself.
    record NoSuchWay(String to) implements StockRefusal {
        @Override
        public String code() {
            return "stock.no-such-way";
        }

        @Override
        public List<String> details() {
            return List.of(to);
        }
    }

    /// What is received is not a transfer.
    record NotATransfer() implements StockRefusal {
        @Override
        public String code() {
            return "stock.not-a-transfer";
        }
    }

    /// The batch was past its last day when it reached the patient.
    record BatchExpired(String batch, LocalDate expiry) implements StockRefusal {
        @Override
        public String code() {
            return "stock.batch-expired";
        }

        @Override
        public List<String> details() {
            return List.of(batch, expiry.toString());
        }
    }

    /// The batch was past its last day when it came in.
    record ReceivedExpired(String batch, LocalDate expiry) implements StockRefusal {
        @Override
        public String code() {
            return "stock.received-expired";
        }

        @Override
        public List<String> details() {
            return List.of(batch, expiry.toString());
        }
    }

    /// More went out than the books say was there.
    record NotEnoughOnHand(String batch, long quantity, long onHand) implements StockRefusal {
        @Override
        public String code() {
            return "stock.not-enough-on-hand";
        }

        @Override
        public List<String> details() {
            return List.of(batch, Long.toString(quantity), Long.toString(onHand));
        }
    }

    /// The date read off the strip is not the one the batch came in with.
    record ExpiryDiffers(String batch, LocalDate read, LocalDate known) implements StockRefusal {
        @Override
        public String code() {
            return "stock.expiry-differs";
        }

        @Override
        public List<String> details() {
            return List.of(batch, read.toString(), known.toString());
        }
    }

    /// No dispatch of it is known.
    record TransferUnknown() implements StockRefusal {
        @Override
        public String code() {
            return "stock.transfer-unknown";
        }
    }

    /// It was received before.
    record TransferReceivedTwice() implements StockRefusal {
        @Override
        public String code() {
            return "stock.transfer-received-twice";
        }
    }

    /// It was meant for another store.
    record TransferOfOthers(String store) implements StockRefusal {
        @Override
        public String code() {
            return "stock.transfer-of-others";
        }

        @Override
        public List<String> details() {
            return List.of(store);
        }
    }

    /// More of a batch came than was sent.
    record MoreThanSent(String batch, long quantity, long sent) implements StockRefusal {
        @Override
        public String code() {
            return "stock.more-than-sent";
        }

        @Override
        public List<String> details() {
            return List.of(batch, Long.toString(quantity), Long.toString(sent));
        }
    }

    /// The other hospital has received it: it can't be taken back here.
    record TransferReceived() implements StockRefusal {
        @Override
        public String code() {
            return "stock.transfer-received";
        }
    }

    /// The batch is not past its last day: it comes in as any other.
    record NotExpired(String batch, LocalDate expiry) implements StockRefusal {
        @Override
        public String code() {
            return "stock.not-expired";
        }

        @Override
        public List<String> details() {
            return List.of(batch, expiry.toString());
        }
    }

    /// Less of a batch came than was sent, and nobody said why.
    record LessThanSent(String batch, long quantity, long sent) implements StockRefusal {
        @Override
        public String code() {
            return "stock.less-than-sent";
        }

        @Override
        public List<String> details() {
            return List.of(batch, Long.toString(quantity), Long.toString(sent));
        }
    }

    /// Items are defined by the nation alone.
    record WrongHome(String feed) implements StockRefusal {
        @Override
        public String code() {
            return "stock.wrong-home";
        }

        @Override
        public List<String> details() {
            return List.of(feed);
        }
    }
}
