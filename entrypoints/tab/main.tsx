import { showFirstSight } from '../../components/first-sight.tsx'

const first = showFirstSight()

void first.whenShown
  .then(() => import('../../components/whole-sight.tsx'))
  .then(({ showWholeSight }) => showWholeSight(first, { isTab: true }))
