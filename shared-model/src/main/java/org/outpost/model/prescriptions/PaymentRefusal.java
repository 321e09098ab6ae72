// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.prescriptions;

import java.util.List;
import org.outpost.model.kernel.Refusal;

/// Why money can't be taken or given back so, or what is to be asked about it.
public sealed interface PaymentRefusal extends Refusal {
    /// Less than nothing, more than a counter ever takes, or free and yet paid.
    record BadAmount() implements PaymentRefusal {
        @Override
        public String code() {
            return "payments.bad-amount";
        }
    }

    /// A counter takes money for its own hospital.
    record NotOurs() implements PaymentRefusal {
        @Override
        public String code() {
            return "payments.not-ours";
        }
    }

    /// Money is taken for a visit of a patient.
    record NotAVisit() implements PaymentRefusal {
        @Override
        public String code() {
            return "payments.not-a-visit";
        }
    }

    /// A purpose or reason that can't be printed.
    record BadText(String field) implements PaymentRefusal {
        @Override
        public String code() {
            return "payments.bad-text";
        }

        @Override
        public List<String> details() {
            return List.of(field);
        }
    }

    /// The letters of the receipt were not the counter's.
    record ReceiptNotHeld() implements PaymentRefusal {
        @Override
        public String code() {
            return "payments.receipt-not-held";
        }
    }

    /// Another payment has the receipt.
    record ReceiptTaken() implements PaymentRefusal {
        @Override
        public String code() {
            return "payments.receipt-taken";
        }
    }

    /// Nobody took this payment where this was written.
    record Unknown() implements PaymentRefusal {
        @Override
        public String code() {
            return "payments.unknown";
        }
    }

    /// It was given back already.
    record GivenBack() implements PaymentRefusal {
        @Override
        public String code() {
            return "payments.given-back";
        }
    }
}
