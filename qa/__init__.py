"""Ask your articles: passages cited to the character, and claims checked against them."""

from qa.threads import keep_blas_single

keep_blas_single()
