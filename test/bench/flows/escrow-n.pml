/*
 * ESCROW-N as in escrow-n.ts, for SPIN: ten units of money, N payments of 1, 2 or 5, held, captured in two steps,
 * refunded, cancelled by hand or by the third tick of a clock; the merchant takes out what was captured. One option is one
 * stimulus of the flow. 76, 5,200, 309,781, 16,904,731 states for N = 1 to 4.
 */
#ifndef N
#define N 3
#endif
#define AGE_MAX 3
mtype = { none, held, requested, lapsed, captured, refunded, cancelled };
byte wallet = 10, onhold, merchant, out;
mtype st[N] = none;
byte amount[N], age[N];
inline pay(fen) { st[_pid] == none && wallet >= fen -> amount[_pid] = fen; wallet = wallet - fen; onhold = onhold + fen; st[_pid] = held }
inline giveBack(i) { onhold = onhold - amount[i]; wallet = wallet + amount[i] }
active [N] proctype payment() {
  end: do
  :: d_step { pay(1) }
  :: d_step { pay(2) }
  :: d_step { pay(5) }
  :: d_step { st[_pid] == held -> st[_pid] = requested }
  :: d_step { st[_pid] == requested -> onhold = onhold - amount[_pid]; merchant = merchant + amount[_pid]; st[_pid] = captured }
  :: d_step { st[_pid] == lapsed -> st[_pid] = cancelled }
  :: d_step { st[_pid] == captured && merchant >= amount[_pid] -> merchant = merchant - amount[_pid]; wallet = wallet + amount[_pid]; st[_pid] = refunded }
  :: d_step { st[_pid] == held -> giveBack(_pid); st[_pid] = cancelled }
  od
}
active proctype desk() {
  end: do
  :: d_step { merchant >= 1 -> merchant = merchant - 1; out = out + 1 }
  :: d_step { merchant >= 2 -> merchant = merchant - 2; out = out + 2 }
  :: d_step { merchant >= 5 -> merchant = merchant - 5; out = out + 5 }
  od
}
#define busy(k) (st[k] == held || st[k] == requested)
#if N == 1
#define anyBusy busy(0)
#elif N == 2
#define anyBusy busy(0) || busy(1)
#elif N == 3
#define anyBusy busy(0) || busy(1) || busy(2)
#else
#define anyBusy busy(0) || busy(1) || busy(2) || busy(3)
#endif
/* Only within a step: zero between any two. */
byte k;
active proctype clock() {
  end: do
  :: d_step { anyBusy -> k = 0;
      do
      :: k < N ->
          if
          :: st[k] == held && age[k] + 1 >= AGE_MAX -> age[k]++; giveBack(k); st[k] = cancelled
          :: st[k] == requested && age[k] + 1 >= AGE_MAX -> age[k]++; giveBack(k); st[k] = lapsed
          :: (st[k] == held || st[k] == requested) && age[k] + 1 < AGE_MAX -> age[k]++
          :: else
          fi;
          k++
      :: else -> k = 0; break
      od }
  od
}
