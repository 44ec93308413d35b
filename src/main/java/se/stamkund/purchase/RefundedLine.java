package se.stamkund.purchase;

import java.math.BigDecimal;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.ConstraintMode;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.ForeignKey;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.PartitionKey;

import se.stamkund.shared.Ids;
import se.stamkund.shared.Money;
import se.stamkund.shared.ProgramId;

/** What came back of one line. */
@Entity
@Immutable
@Table(name = "refund_line")
class RefundedLine {

	@Id
	private UUID id;

	@PartitionKey
	@Column(updatable = false)
	private ProgramId programId;

	@ManyToOne(fetch = FetchType.LAZY)
	@JoinColumn(name = "refund_id", foreignKey = @ForeignKey(ConstraintMode.NO_CONSTRAINT))
	private Refund refund;

	@ManyToOne(fetch = FetchType.LAZY)
	@JoinColumn(name = "order_line_id", foreignKey = @ForeignKey(ConstraintMode.NO_CONSTRAINT))
	private OrderLine line;

	private Money amount;

	private BigDecimal quantity;

	@SuppressWarnings("NullAway.Init")
	protected RefundedLine() {
	}

	RefundedLine(Refund refund, RefundPlan.Part part) {
		this.id = Ids.next();
		this.programId = refund.programId();
		this.refund = refund;
		this.line = part.line();
		this.amount = part.amount();
		this.quantity = part.quantity();
	}

	RefundView.Line view() {
		return new RefundView.Line(this.line.lineId(), this.amount, this.quantity);
	}

}
